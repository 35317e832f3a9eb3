import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.FileInputStream;
import java.io.InputStream;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One event loop for everybody, so the rooms need no lock. */
public class ChatServer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_WAITING = 1000;

    private final Map<String, Map<String, Member>> rooms = new HashMap<>();

    public static void main(String[] args) throws Exception {
        SslContext tls = tls(args[1], args[2].toCharArray());
        ChatServer chat = new ChatServer();
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            new ServerBootstrap()
                    .group(loop)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(
                            new ChannelInitializer<>() {
                                @Override
                                protected void initChannel(Channel channel) {
                                    SslHandler handler = tls.newHandler(channel.alloc());
                                    handler.setHandshakeTimeout(1, TimeUnit.MINUTES);
                                    channel.pipeline()
                                            .addLast(handler)
                                            .addLast(new LineBasedFrameDecoder(65536, true, true))
                                            .addLast(chat.new Member());
                                }
                            })
                    .bind("127.0.0.1", Integer.parseInt(args[0]))
                    .sync();
        } catch (Exception e) {
            System.err.println("cannot bind to port " + args[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static SslContext tls(String file, char[] password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file)) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        return SslContextBuilder.forServer(keys)
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.2", "TLSv1.3")
                .build();
    }

    private class Member extends SimpleChannelInboundHandler<ByteBuf> {
        private Channel channel;
        private int waiting;
        private String name;
        private String room;

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            channel = context.channel();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
            JsonNode message;
            try {
                message = JSON.readTree(ByteBufUtil.getBytes(line));
            } catch (JacksonException e) {
                error("this is no JSON");
                return;
            }
            JsonNode payload = message.path("payload");
            switch (message.path("type").asString("")) {
                case "connect" -> connect(payload.path("name"), payload.path("room"));
                case "message" -> say(payload.path("text"));
                default -> error("what is that?");
            }
        }

        private void connect(JsonNode wantedName, JsonNode wantedRoom) {
            if (name != null) {
                error("you have connected already");
            } else if (!isName(wantedName) || !isName(wantedRoom)) {
                error("this is no name");
            } else {
                Map<String, Member> there =
                        rooms.computeIfAbsent(wantedRoom.stringValue(), r -> new LinkedHashMap<>());
                if (there.putIfAbsent(wantedName.stringValue(), this) != null) {
                    error("the name is taken");
                    return;
                }
                name = wantedName.stringValue();
                room = wantedRoom.stringValue();
                tell("connect_ack", Map.of("message", "Connected to the room."));
                tellOthers(" has joined the room.");
            }
        }

        private boolean isName(JsonNode node) {
            if (!node.isString()) {
                return false;
            }
            String text = node.stringValue();
            long length = text.codePoints().count();
            return 1 <= length
                    && length <= 20
                    && text.codePoints().noneMatch(Character::isISOControl);
        }

        private void say(JsonNode text) {
            if (name == null || !text.isString()) {
                error("connect first, and then say something");
                return;
            }
            Map<String, ?> said = Map.of("sender", name, "room", room, "text", text.stringValue());
            for (Member member : rooms.get(room).values()) {
                member.tell("message", said);
            }
        }

        private void tellOthers(String what) {
            for (Member member : rooms.get(room).values()) {
                if (member != this) {
                    member.tell("notification", Map.of("message", name + what));
                }
            }
        }

        private void error(String message) {
            tell("error", Map.of("message", message));
        }

        private void tell(String type, Map<String, ?> payload) {
            waiting++;
            if (waiting > MOST_WAITING) {
                // Not at once: somebody walks over the room.
                channel.eventLoop().execute(channel::close);
                return;
            }
            byte[] json = JSON.writeValueAsBytes(Map.of("type", type, "payload", payload));
            channel.writeAndFlush(Unpooled.wrappedBuffer(json, new byte[] {'\n'}))
                    .addListener(written -> waiting--);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (name == null) {
                return;
            }
            rooms.get(room).remove(name);
            tellOthers(" has left the room.");
            rooms.computeIfPresent(room, (r, members) -> members.isEmpty() ? null : members);
            name = null;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof TooLongFrameException) {
                error("this line is too long");
                channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                        .addListener(ChannelFutureListener.CLOSE);
            } else {
                context.close();
            }
        }
    }
}
