package dev.chatlab.fuzz;

import java.util.random.RandomGenerator;

/**
 * Something that reads what strangers have written.
 *
 * @param name what it is called in a table
 * @param attack makes one input and lets it be read; throws when it is not read as it should be
 */
public record Target(String name, Attack attack) {

    /** One input. Equal random numbers make equal inputs. */
    public interface Attack {
        void with(RandomGenerator random) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
