import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The room of lab 5 on Netty, with the same rules: the first frame is a name, every later one goes
 * to all others with the name in front, and who lets more than 8 MiB wait is disconnected.
 */
public final class NettyFrameRoom {

    private static final int MOST_BYTES_WAITING = 8 * 1024 * 1024;

    private final Set<Channel> room = ConcurrentHashMap.newKeySet();

    public static void main(String[] args) throws InterruptedException {
        NettyFrameRoom room = new NettyFrameRoom();
        NettyServer.listen(Integer.parseInt(args[0]), room::fill);
    }

    private void fill(ChannelPipeline pipeline) {
        pipeline.channel()
                .config()
                .setWriteBufferWaterMark(
                        new WriteBufferWaterMark(MOST_BYTES_WAITING / 2, MOST_BYTES_WAITING));
        // As the reference does: frames that wait together leave together.
        pipeline.addLast(
                new FlushConsolidationHandler(256, true), new FrameDecoder(), new Member());
    }

    private final class Member extends SimpleChannelInboundHandler<ByteBuf> {

        /** The frame with the name, when it has come. */
        private Optional<byte[]> name = Optional.empty();

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf content) {
            byte[] frame = FrameDecoder.frame(content);
            if (name.isEmpty()) {
                name = Optional.of(frame);
                room.add(context.channel());
                return;
            }
            // Of a kind that is written as it is, without a copy for each listener.
            ByteBuf said = context.alloc().ioBuffer(name.get().length + frame.length);
            try {
                passOn(said.writeBytes(name.get()).writeBytes(frame), context.channel());
            } finally {
                said.release();
            }
        }

        private void passOn(ByteBuf said, Channel speaker) {
            for (Channel listener : room) {
                if (listener != speaker) {
                    tell(listener, said);
                }
            }
        }

        private void tell(Channel listener, ByteBuf said) {
            if (listener.isWritable()) {
                listener.writeAndFlush(said.retainedDuplicate());
            } else {
                listener.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            room.remove(context.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
