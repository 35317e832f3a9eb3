package dev.chatlab.program;

/** The part a program plays in a lab. */
public enum Role {
    SERVER("server"),
    CLIENT("client");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word for it in a sentence, and the key of its line in {@code chatlab.yaml}. */
    public String word() {
        return word;
    }
}
