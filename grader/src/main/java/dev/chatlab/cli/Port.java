package dev.chatlab.cli;

/** A port number that a person typed. */
final class Port {

    private static final int LARGEST = 65_535;

    private Port() {}

    static void check(int port) throws Usage {
        if (port < 1 || port > LARGEST) {
            throw new Usage(port + " is no port: a port is a number from 1 to " + LARGEST);
        }
    }
}
