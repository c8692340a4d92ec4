import './facts.ts';

export {};
