import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;

/**
 * The rooms of lab 6 on Netty, and inside TLS those of lab 7, with the same rules. JSON is read and
 * written by the Protocol of the reference: what is compared is everything else.
 *
 * <p>Who comes and who goes is one step for the map of rooms. What is said takes no lock.
 */
public final class NettyJsonRoom {

    private static final int LONGEST_NAME = 20;

    /** The rooms by their names, and in each room everyone who is there, by their names. */
    private final Map<String, Map<String, Channel>> rooms = new ConcurrentHashMap<>();

    /** Arguments: PORT, and for TLS KEYSTORE and PASSWORD. */
    public static void main(String[] args)
            throws IOException, GeneralSecurityException, InterruptedException {
        NettyJsonRoom rooms = new NettyJsonRoom();
        Optional<SslContext> tls =
                args.length == 3 ? Optional.of(tls(args[1], args[2])) : Optional.empty();
        NettyServer.listen(
                Integer.parseInt(args[0]),
                pipeline -> {
                    tls.ifPresent(
                            context ->
                                    pipeline.addLast(
                                            context.newHandler(pipeline.channel().alloc())));
                    pipeline.addLast(Lines.together(), Lines.decoder(true), rooms.new Member());
                });
    }

    /** TLS of the JDK, as in the reference, handled by Netty. */
    private static SslContext tls(String keyStore, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(keyStore))) {
            store.load(in, password.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password.toCharArray());
        return SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }

    private final class Member extends SimpleChannelInboundHandler<ByteBuf> {

        /** Who this is and where, when it has connected. */
        private Optional<Protocol.Connect> place = Optional.empty();

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            Lines.count(context.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
            try {
                switch (Protocol.fromClient(ByteBufUtil.getBytes(line))) {
                    case Protocol.Connect connect -> enter(context.channel(), connect);
                    case Protocol.Say(String text) -> say(text);
                }
            } catch (ProtocolException e) {
                tell(context.channel(), new Protocol.Problem(e.getMessage()));
            }
        }

        private void enter(Channel channel, Protocol.Connect connect) throws ProtocolException {
            if (place.isPresent()) {
                throw new ProtocolException("you are in a room already");
            }
            if (!isName(connect.name()) || !isName(connect.room())) {
                throw new ProtocolException("this is no name");
            }
            rooms.compute(
                    connect.room(),
                    (_, there) -> {
                        Map<String, Channel> room =
                                there == null ? new ConcurrentHashMap<>() : there;
                        if (!room.containsKey(connect.name())) {
                            place = Optional.of(connect);
                            // Nobody can say anything to the newcomer before this.
                            tell(channel, new Protocol.ConnectAck("Connected to the room."));
                            broadcast(room.values(), news(" has joined the room."));
                            room.put(connect.name(), channel);
                        }
                        return room;
                    });
            if (place.isEmpty()) {
                throw new ProtocolException("somebody in this room has this name");
            }
        }

        private void say(String text) throws ProtocolException {
            if (place.isEmpty()) {
                throw new ProtocolException("connect to a room first");
            }
            String room = place.get().room();
            broadcast(
                    rooms.get(room).values(),
                    new Protocol.Message(place.get().name(), room, text));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (place.isPresent()) {
                rooms.computeIfPresent(
                        place.get().room(),
                        (_, room) -> {
                            room.remove(place.get().name());
                            broadcast(room.values(), news(" has left the room."));
                            return room.isEmpty() ? null : room;
                        });
            }
        }

        private Protocol.Notification news(String what) {
            return new Protocol.Notification(place.orElseThrow().name() + what);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof TooLongFrameException) {
                tell(context.channel(), new Protocol.Problem("this line is too long"));
            }
            context.close();
        }
    }

    private static void broadcast(Iterable<Channel> listeners, Protocol.FromServer message) {
        byte[] json = Protocol.line(message);
        // Of a kind that is written as it is, without a copy for each listener.
        ByteBuf line = ByteBufAllocator.DEFAULT.ioBuffer(json.length).writeBytes(json);
        try {
            for (Channel channel : listeners) {
                Lines.tell(channel, line);
            }
        } finally {
            line.release();
        }
    }

    private static void tell(Channel channel, Protocol.FromServer message) {
        broadcast(List.of(channel), message);
    }

    private static boolean isName(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= 1
                && length <= LONGEST_NAME
                && text.codePoints().noneMatch(Character::isISOControl);
    }
}
