import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The room of lab 2 on Netty, with the same rules: every line to everyone, 64 KiB a line at most,
 * and who lets more than 1,000 lines wait is disconnected.
 */
public final class NettyLineRoom {

    private final Set<Channel> room = ConcurrentHashMap.newKeySet();

    public static void main(String[] args) throws InterruptedException {
        NettyLineRoom room = new NettyLineRoom();
        NettyServer.listen(
                Integer.parseInt(args[0]),
                pipeline ->
                        pipeline.addLast(
                                Lines.together(), Lines.decoder(false), room.new Member()));
    }

    private final class Member extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            Lines.count(context.channel());
            room.add(context.channel());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            room.remove(context.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
            for (Channel channel : room) {
                Lines.tell(channel, line);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
