import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.AttributeKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The room of lab 2 on Netty, with the same rules: every line to everyone, 64 KiB a line at most, and
 * who lets more than 1,000 lines wait is disconnected.
 */
public final class NettyRoom {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_LINES_WAITING = 1000;
    private static final AttributeKey<AtomicInteger> WAITING = AttributeKey.valueOf("waiting");

    private final Set<Channel> room = ConcurrentHashMap.newKeySet();

    public static void main(String[] args) throws InterruptedException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        NettyRoom room = new NettyRoom();
        new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1000)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(
                        new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                channel.attr(WAITING).set(new AtomicInteger());
                                channel.pipeline()
                                        // As the reference does: lines that wait together leave together.
                                        .addLast(new FlushConsolidationHandler(256, true))
                                        .addLast(new LineBasedFrameDecoder(LONGEST_LINE, false, true))
                                        .addLast(room.new Member());
                            }
                        })
                .bind("127.0.0.1", Integer.parseInt(args[0]))
                .sync()
                .channel()
                .closeFuture()
                .sync();
    }

    private final class Member extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            room.add(context.channel());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            room.remove(context.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
            for (Channel channel : room) {
                AtomicInteger waiting = channel.attr(WAITING).get();
                if (waiting.incrementAndGet() > MOST_LINES_WAITING) {
                    channel.close();
                } else {
                    channel.writeAndFlush(line.retainedDuplicate())
                            .addListener(_ -> waiting.decrementAndGet());
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
