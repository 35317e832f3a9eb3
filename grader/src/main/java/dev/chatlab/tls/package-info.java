/**
 * The kit's small certificate authority: it makes the certificates that a lab with TLS needs, good
 * ones and bad ones, whenever they are needed. None is kept, and no program of anybody trusts this
 * authority unless it is told to.
 *
 * <p>Begin with {@link dev.chatlab.tls.Authority#create Authority.create}:
 *
 * <pre>{@code
 * Authority authority = Authority.create();
 * SSLContext client = authority.clientContext();
 * SSLContext room = authority.issue(CertificateKind.EXPIRED).serverContext();
 * new CertificateFolder(folder).write(authority, List.of(CertificateKind.GOOD), password);
 * }</pre>
 *
 * <p>The form of the certificates is Bouncy Castle's work; keys, signatures, key stores and
 * connections are the JDK's own.
 */
@NullMarked
package dev.chatlab.tls;

import org.jspecify.annotations.NullMarked;
