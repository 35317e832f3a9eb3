package dev.chatlab.run;

import dev.chatlab.conversation.WireFormat;
import dev.chatlab.run.InProcessProgram.Main;
import dev.chatlab.wire.Framing;
import dev.chatlab.wire.Wire;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A chat room whose members hear each other: what one says, the others hear. A member has a queue
 * without bounds, so that nobody waits for a slow one.
 *
 * <p>The first message that begins with {@code NICK } names its speaker and is not passed on. When
 * somebody with a name is gone, the others hear {@code NAME left!}. Who says {@code !quit} is
 * disconnected, and so is who has finished sending. Told to stop, the room says {@code server>
 * !quit} to everyone, and ends.
 */
final class InProcessRoom {

    /** Behind the last message of a queue; every message has at least one byte. */
    private static final byte[] GOODBYE = {};

    private final InProcessProgram self;
    private final Framing framing;
    private final Delivery delivery;
    private final ServerSocketChannel listening;
    private final List<Member> members = new ArrayList<>(); // guarded by this
    private int came; // guarded by this

    private InProcessRoom(
            InProcessProgram self,
            WireFormat format,
            Delivery delivery,
            ServerSocketChannel listening) {
        this.self = self;
        this.framing = (Framing) Wire.of(format);
        this.delivery = delivery;
        this.listening = listening;
    }

    /** What one member hears of what another one says. */
    interface Delivery {
        /**
         * The messages that go out.
         *
         * @param from the speaker: the first who connected is number 1
         * @param to the listener, who may be the speaker
         */
        List<String> of(String message, int from, int to);
    }

    /** As it was said, the speaker too. */
    static final Delivery TO_EVERYONE = (message, _, _) -> List.of(message);

    /** As it was said, the speaker not. */
    static final Delivery TO_THE_OTHERS =
            (message, from, to) -> from == to ? List.of() : List.of(message);

    static Main of(WireFormat format, Delivery delivery) {
        return self -> {
            try (ServerSocketChannel listening = self.own(ServerSocketChannel.open());
                    Selector selector = self.own(Selector.open())) {
                InetAddress here = InetAddress.getLoopbackAddress();
                listening.bind(new InetSocketAddress(here, self.port()));
                listening.configureBlocking(false);
                listening.register(selector, SelectionKey.OP_ACCEPT);
                InProcessRoom room = new InProcessRoom(self, format, delivery, listening);
                self.whenAskedToStop(room::stop);
                while (true) {
                    selector.select(_ -> room.admit());
                }
            } catch (BindException e) {
                self.complain("port " + self.port() + " is taken\n");
                return 1;
            }
        };
    }

    private static final class Member {
        final int number;
        final SocketChannel channel;
        final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
        final Thread writing;
        Optional<String> name = Optional.empty(); // guarded by the room

        Member(int number, SocketChannel channel, InProcessProgram self) {
            this.number = number;
            this.channel = channel;
            this.writing = self.fork(this::write);
        }

        private void write() throws InterruptedException, IOException {
            try (channel) {
                for (byte[] bytes = queue.take(); bytes.length > 0; bytes = queue.take()) {
                    for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                        channel.write(rest);
                    }
                }
            } catch (IOException e) {
                // This member is gone, as its reader says.
            }
        }
    }

    /** Takes in whoever has connected by now, so that a message reaches all who came before it. */
    private synchronized void admit() {
        try {
            for (SocketChannel next = listening.accept(); next != null; next = listening.accept()) {
                Member member = new Member(++came, self.own(next), self);
                members.add(member);
                self.fork(() -> read(member));
            }
        } catch (IOException e) {
            // The room is closed.
        }
    }

    private void read(Member member) {
        ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
        Octets came = Octets.of("");
        try {
            while (member.channel.read(buffer.clear()) >= 0) {
                admit();
                came = came.plus(Octets.of(buffer.array(), 0, buffer.position()));
                while (framing.next(came.toBytes())
                        instanceof Framing.Message(String text, int n)) {
                    came = came.from(n);
                    hear(member, text);
                }
            }
        } catch (IOException e) {
            // Vanished, or disconnected.
        }
        remove(member);
    }

    private synchronized void hear(Member speaker, String message) {
        if (message.equals("!quit")) {
            remove(speaker);
        } else if (speaker.name.isEmpty() && message.startsWith("NICK ")) {
            speaker.name = Optional.of(message.substring("NICK ".length()));
        } else if (members.contains(speaker)) {
            for (Member listener : members) {
                delivery.of(message, speaker.number, listener.number)
                        .forEach(text -> listener.queue.add(framing.encode(text)));
            }
        }
    }

    private synchronized void remove(Member member) {
        if (members.remove(member)) {
            member.queue.add(GOODBYE);
            member.name.ifPresent(name ->
                    members.forEach(other -> other.queue.add(framing.encode(name + " left!"))));
        }
    }

    private void stop() {
        List<Member> all;
        synchronized (this) {
            all = List.copyOf(members);
            members.clear();
        }
        for (Member member : all) {
            member.queue.add(framing.encode("server> !quit"));
            member.queue.add(GOODBYE);
        }
        try {
            for (Member member : all) {
                member.writing.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        self.end(0);
    }
}
