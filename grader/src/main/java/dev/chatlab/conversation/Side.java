package dev.chatlab.conversation;

/** Which program a conversation judges; the grader plays everybody else. */
public enum Side {
    SERVER,
    CLIENT;

    /** The word the notation uses, {@code server} or {@code client}. */
    public String word() {
        return this == SERVER ? "server" : "client";
    }
}
