import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.AttributeKey;
import java.util.concurrent.atomic.AtomicInteger;

/** What the rooms of lines share: how long one may be, and how many may wait for a client. */
final class Lines {

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_LINES_WAITING = 1000;
    private static final AttributeKey<AtomicInteger> WAITING = AttributeKey.valueOf("waiting");

    private Lines() {}

    static LineBasedFrameDecoder decoder(boolean withoutEnd) {
        return new LineBasedFrameDecoder(LONGEST_LINE, withoutEnd, true);
    }

    /** As the references do it: what waits together leaves together. */
    static FlushConsolidationHandler together() {
        return new FlushConsolidationHandler(256, true);
    }

    /** From now on lines are counted for this client. */
    static void count(Channel client) {
        client.attr(WAITING).set(new AtomicInteger());
    }

    /** Sends a line, unless this client does not read. The line stays with the caller. */
    static void tell(Channel client, ByteBuf line) {
        AtomicInteger waiting = client.attr(WAITING).get();
        if (waiting.incrementAndGet() > MOST_LINES_WAITING) {
            client.close();
        } else {
            client.writeAndFlush(line.retainedDuplicate())
                    .addListener(_ -> waiting.decrementAndGet());
        }
    }
}
