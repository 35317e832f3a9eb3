package dev.chatlab.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * A certificate authority that lives in memory and is forgotten when the process ends, keys and
 * all. Its keys are on the curve P-256, its signatures ECDSA with SHA-256. Its own certificate has
 * been valid since yesterday, so that a clock that is a little slow does no harm, and is for ten
 * years. No two authorities have the same name.
 *
 * <p>An authority does not change; any number of threads may share one. Its methods throw an {@link
 * IllegalStateException} when the JDK lacks what every JDK has (P-256, PKCS #12, TLS).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2">RFC 5280, 4.2: the extensions
 *     of a certificate</a>
 */
public final class Authority {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** RFC 5280, 4.1.2.2: at most 20 bytes, and positive. */
    private static final int SERIAL_NUMBER_BITS = 128;

    private static final int KEY_IDENTIFIER_BYTES = 20;

    private static final Duration BEGIN = Duration.ofDays(-1);
    private static final Duration END = Duration.ofDays(3650);

    private final Instant now;
    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private Authority(String name, Instant now) throws GeneralSecurityException, IOException {
        this.now = now;
        this.name = called(name + " " + HexFormat.of().toHexDigits(RANDOM.nextInt()));
        this.keys = newKeys();
        X509v3CertificateBuilder builder =
                builder(this.name, keys.getPublic(), now.plus(BEGIN), now.plus(END));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        this.certificate = signed(builder);
    }

    /** A new authority, with new keys. */
    public static Authority create() {
        try {
            return new Authority("Chatlab authority", Instant.now());
        } catch (GeneralSecurityException | IOException e) {
            throw cannot("make an authority", e);
        }
    }

    /** The certificate that whoever trusts this authority has to have. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A new server's certificate of this kind, with a new key. */
    public Identity issue(CertificateKind kind) {
        try {
            return kind == CertificateKind.UNKNOWN_AUTHORITY
                    ? new Authority("Unknown authority", now).sign(kind)
                    : sign(kind);
        } catch (GeneralSecurityException | IOException e) {
            throw cannot("issue a certificate", e);
        }
    }

    /**
     * What a client needs that trusts this authority and no other. The context checks whose
     * certificate it is only when its user asks for that, as always in Java: {@code
     * SSLParameters.setEndpointIdentificationAlgorithm("HTTPS")}.
     */
    public SSLContext clientContext() {
        try {
            return clientContext(KeyStores.trusting(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw cannot("make a client's context", e);
        }
    }

    static SSLContext clientContext(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Identity sign(CertificateKind kind) throws GeneralSecurityException, IOException {
        KeyPair server = newKeys();
        X509v3CertificateBuilder builder =
                builder(
                        called(kind.commonName()),
                        server.getPublic(),
                        now.plus(kind.begin()),
                        now.plus(kind.end()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, kind.hosts());
        return new Identity(server.getPrivate(), signed(builder));
    }

    /** What every certificate of this authority has in common. */
    private X509v3CertificateBuilder builder(
            X500Name subject, PublicKey key, Instant begin, Instant end)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder builder =
                new X509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_NUMBER_BITS, RANDOM).setBit(SERIAL_NUMBER_BITS),
                        Date.from(begin),
                        Date.from(end),
                        subject,
                        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(key)));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(identifier(keys.getPublic())));
        return builder;
    }

    private X509Certificate signed(X509v3CertificateBuilder builder)
            throws GeneralSecurityException, IOException {
        byte[] encoded = builder.build(new JdkSigner(keys.getPrivate())).getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static X500Name called(String commonName) {
        return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    }

    /** A name for a key: 160 bits of a hash of it (RFC 7093, 2, method 1). */
    private static byte[] identifier(PublicKey key) throws GeneralSecurityException {
        byte[] bits =
                SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getOctets();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bits);
        return Arrays.copyOf(hash, KEY_IDENTIFIER_BYTES);
    }

    static IllegalStateException cannot(String what, Exception cause) {
        return new IllegalStateException("this Java cannot " + what, cause);
    }
}
