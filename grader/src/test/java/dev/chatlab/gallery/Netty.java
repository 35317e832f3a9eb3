package dev.chatlab.gallery;

import dev.chatlab.program.Libraries;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.resolver.AddressResolver;
import io.netty.util.AttributeKey;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The library that people use who write servers for a living. No lab allows it; the gallery does.
 */
final class Netty {

    private Netty() {}

    /** Its jars: the tests' own. */
    static List<Path> jars() {
        // One class out of each.
        return Stream.of(
                        AttributeKey.class,
                        ByteBuf.class,
                        AddressResolver.class,
                        ServerBootstrap.class,
                        UnixChannel.class,
                        ByteToMessageDecoder.class,
                        SslContext.class)
                .map(Libraries::location)
                .toList();
    }
}
