// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Keeps, for each publisher and each of its logs, the newest tree head that was published here. A head is never
/// replaced by one of a smaller tree, nor by another root of the same size: a publisher who rolls a log back, or keeps
/// two of them, cannot hide it from whoever reads this contract. Whether the newer tree contains the older one is not
/// checked here; the reader checks it with a consistency proof (RFC 6962 § 2.1.2).
contract LogAnchor {
    struct Head {
        uint64 size;
        uint64 time;
        bytes32 root;
    }

    event Anchored(address indexed publisher, bytes32 indexed originHash, string origin, uint64 size, bytes32 root);

    error Shrunk(uint64 anchored, uint64 size);
    error Forked(uint64 size, bytes32 anchored, bytes32 root);

    // By publisher, so that nobody can block a log by anchoring a huge tree in its name.
    mapping(address publisher => mapping(bytes32 originHash => Head)) private heads;

    /// Anchors a tree head of the caller's log `origin`. The same head again is accepted and changes nothing.
    function anchor(string calldata origin, uint64 size, bytes32 root) external {
        bytes32 originHash = keccak256(bytes(origin));
        Head storage head = heads[msg.sender][originHash];
        if (size < head.size) revert Shrunk(head.size, size);
        if (size == head.size && head.time != 0) {
            if (root != head.root) revert Forked(size, head.root, root);
            return;
        }
        head.size = size;
        head.time = uint64(block.timestamp);
        head.root = root;
        emit Anchored(msg.sender, originHash, origin, size, root);
    }

    /// The newest head of a publisher's log, and the block time (Unix seconds) at which it was anchored; zeros when there is none.
    function headOf(address publisher, string calldata origin) external view returns (uint64 size, uint64 time, bytes32 root) {
        Head storage head = heads[publisher][keccak256(bytes(origin))];
        return (head.size, head.time, head.root);
    }
}
