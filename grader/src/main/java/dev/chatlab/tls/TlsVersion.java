package dev.chatlab.tls;

import java.util.Arrays;

/** A version of TLS that is not forbidden by now (RFC 8996 forbids 1.0 and 1.1). */
public enum TlsVersion {
    /** RFC 5246. */
    TLS_1_2("TLSv1.2"),
    /** RFC 8446. */
    TLS_1_3("TLSv1.3");

    private final String protocol;

    TlsVersion(String protocol) {
        this.protocol = protocol;
    }

    /**
     * These versions by the names that the JDK has for them, as {@code SSLParameters.setProtocols},
     * {@code SSLSocket.setEnabledProtocols} and {@code SSLEngine.setEnabledProtocols} want them.
     */
    public static String[] protocols(TlsVersion... versions) {
        return Arrays.stream(versions).map(version -> version.protocol).toArray(String[]::new);
    }
}
