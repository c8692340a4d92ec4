create schema region;
