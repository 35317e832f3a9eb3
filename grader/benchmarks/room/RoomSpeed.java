import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many messages a second does a room deliver to 200 people, and what does somebody cost who
 * says nothing? The reference solution of a lab and a room on Netty get the same work in turns,
 * each in a JVM of its own with default options; what counts is the ratio.
 *
 * <p>A wave is one message of each client, and is over when everyone has heard all 200 of them (in
 * lab 5: all but their own). So never more than 200 messages wait for anybody.
 */
public final class RoomSpeed {

    private static final int CLIENTS = 200;
    private static final int WARM_UP = 20;
    private static final int WAVES = 50;

    /** These come before the ones that count: a server needs many things once only. */
    private static final int FIRST = 200;

    private static final int IDLE = 2000;

    /** Where a lab has rooms, so many of the idle ones share one. */
    private static final int ROOM = 20;

    private final Path jdk;
    private final int lab;
    private final Talk talk;
    private final Optional<Tls> tls;

    private RoomSpeed(Path jdk, int lab, Optional<Tls> tls) {
        this.jdk = jdk;
        this.lab = lab;
        this.talk = Talk.of(lab);
        this.tls = tls;
    }

    public static void main(String[] args) throws Exception {
        Path jdk = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        String classes = args[2];
        String libraries = args[3];
        Path certificates = Path.of(args[4]);
        OpenFiles.need(FIRST + IDLE);

        for (String each : List.of(args).subList(5, args.length)) {
            int lab = Integer.parseInt(each);
            Optional<Tls> tls = lab == 7 ? Optional.of(Tls.of(certificates)) : Optional.empty();
            RoomSpeed speed = new RoomSpeed(jdk, lab, tls);
            Program reference = new Program("ChatServer", classes + "/lab" + lab + ":" + libraries);
            Program netty =
                    new Program(
                            speed.talk.roomOnNetty(),
                            classes + "/netty:" + classes + "/lib/*:" + libraries);
            speed.compareDeliveries(rounds, reference, netty);
            speed.compareMemory(reference, netty);
        }
    }

    /** A server as it is started. */
    private record Program(String name, String classPath) {}

    private void compareDeliveries(int rounds, Program reference, Program netty)
            throws Exception {
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double ours = deliveries(reference);
            double theirs = deliveries(netty);
            ratios.add(ours / theirs);
            System.out.printf(
                    "lab %d, round %d: reference %,.0f, Netty %,.0f deliveries a second:"
                            + " ratio %.2f%n",
                    lab, round, ours, theirs, ours / theirs);
        }
        ratios.sort(null);
        System.out.printf(
                "lab %d, median: the reference delivers %.2f of what Netty does, to %d clients%n",
                lab, ratios.get(ratios.size() / 2), CLIENTS);
    }

    private double deliveries(Program program) throws Exception {
        try (Server server = start(program);
                Crowd crowd = new Crowd(server, talk, tls, CLIENTS)) {
            crowd.enter(CLIENTS);
            crowd.waves(WARM_UP);
            long start = System.nanoTime();
            long deliveries = crowd.waves(WAVES);
            return deliveries / ((System.nanoTime() - start) / 1e9);
        }
    }

    private void compareMemory(Program reference, Program netty) throws Exception {
        Memory ours = idleConnection(reference);
        Memory theirs = idleConnection(netty);
        System.out.printf(
                "lab %d, an idle connection, with %,d of them: heap %.1f KiB (Netty %.1f),"
                        + " resident %.1f KiB (Netty %.1f)%n",
                lab, IDLE, ours.heap(), theirs.heap(), ours.resident(), theirs.resident());
    }

    /** What one connection costs, in KiB. */
    private record Memory(double heap, double resident) {}

    private Memory idleConnection(Program program) throws Exception {
        try (Server server = start(program);
                Crowd crowd = new Crowd(server, talk, tls, ROOM)) {
            crowd.enter(FIRST);
            Server.Memory before = server.memory();
            crowd.enter(IDLE);
            Server.Memory after = server.memory();
            return new Memory(
                    (after.heap() - before.heap()) / 1024.0 / IDLE,
                    (after.resident() - before.resident()) / 1024.0 / IDLE);
        }
    }

    private Server start(Program program) throws Exception {
        List<String> more = tls.map(Tls::serverArguments).orElse(List.of());
        return Server.start(jdk, program.classPath(), program.name(), more);
    }
}
