import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.atomic.AtomicInteger;

public class ChatServer {

    private static final AttributeKey<AtomicInteger> WAITING = AttributeKey.valueOf("waiting");

    private static final ChannelGroup room = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    public static void main(String[] args) throws InterruptedException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        // Else Netty closes at the end of what comes, and drops what still waits.
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.attr(WAITING).set(new AtomicInteger());
                                        channel.pipeline()
                                                .addLast(new LineBasedFrameDecoder(65536, true, true))
                                                .addLast(new Member());
                                    }
                                });
        try {
            bootstrap.bind("127.0.0.1", Integer.parseInt(args[0])).sync();
        } catch (Exception e) {
            System.err.println("cannot bind to port " + args[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static class Member extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            room.add(context.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
            ByteBuf said = Unpooled.buffer(line.readableBytes() + 1).writeBytes(line).writeByte('\n');
            for (Channel channel : room) {
                AtomicInteger waiting = channel.attr(WAITING).get();
                if (waiting.incrementAndGet() > 1000) {
                    channel.close();
                    continue;
                }
                channel.writeAndFlush(said.retainedDuplicate())
                        .addListener(written -> waiting.decrementAndGet());
            }
            said.release();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                room.remove(context.channel());
                // What others have said waits as tasks of this loop, and the end comes behind it.
                context.executor().execute(() ->
                        context.writeAndFlush(Unpooled.EMPTY_BUFFER)
                                .addListener(ChannelFutureListener.CLOSE));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
