package io.churnwarnings.testkit.kafka;

import io.churnwarnings.testkit.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * Adds TLS, passwords (SASL/SCRAM) and access control to a {@link TestBroker}. It has a second
 * listener, on which everybody may do everything, for the tests.
 */
public final class SecureBroker {

    private static final String STORE_PASSWORD = "store-password";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private final Path dir;
    private final int secure;
    private final TestBroker broker;

    private SecureBroker(Path dir, int secure, Map<String, String> settings) {
        this.dir = dir;
        this.secure = secure;
        this.broker = TestBroker.own(settings);
    }

    /** Prepares one; {@link #broker} starts it. */
    public static SecureBroker prepare() {
        try {
            Path dir = Files.createTempDirectory("secure-broker");
            makeCertificate(dir);
            int secure = FreePorts.next();
            return new SecureBroker(
                    dir, secure, settings(dir, FreePorts.next(), secure, FreePorts.next()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestBroker broker() {
        return broker;
    }

    /** Where one must say who he is. */
    public String secureServers() {
        return "127.0.0.1:" + secure;
    }

    /** The store with which clients know the broker for the right one. */
    public Path trustStore() {
        return dir.resolve("trust.p12");
    }

    public String trustStorePassword() {
        return STORE_PASSWORD;
    }

    public void addUser(String name, String password) throws Exception {
        broker.admin()
                .alterUserScramCredentials(
                        List.of(
                                new UserScramCredentialUpsertion(
                                        name,
                                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                                        password)))
                .all()
                .get(120, TimeUnit.SECONDS);
    }

    private static Map<String, String> settings(Path dir, int plain, int secure, int controller) {
        String clients = "CLIENTS://127.0.0.1:" + plain + ",SECURE://127.0.0.1:" + secure;
        Map<String, String> s = new HashMap<>();
        s.put(TestBroker.PLAIN_ADDRESS, "127.0.0.1:" + plain);
        s.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        s.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + controller);
        s.put("advertised.listeners", clients);
        s.put(
                "listener.security.protocol.map",
                "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL");
        s.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        s.put("listener.name.secure.scram-sha-512.sasl.jaas.config", SCRAM + " required;");
        s.put("listener.name.secure.ssl.keystore.location", dir.resolve("key.p12").toString());
        s.put("listener.name.secure.ssl.keystore.password", STORE_PASSWORD);
        s.put("listener.name.secure.ssl.keystore.type", "PKCS12");
        s.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        s.put("super.users", "User:ANONYMOUS");
        return s;
    }

    private static void makeCertificate(Path dir) throws IOException, InterruptedException {
        Path key = dir.resolve("key.p12");
        Path certificate = dir.resolve("certificate.pem");
        keytool(
                "-genkeypair -alias broker -keyalg EC -validity 2 -dname CN=127.0.0.1 -ext"
                        + " SAN=ip:127.0.0.1 -storetype PKCS12 -keystore "
                        + key);
        keytool("-exportcert -rfc -alias broker -file " + certificate + " -keystore " + key);
        keytool(
                "-importcert -noprompt -alias broker -storetype PKCS12 -file "
                        + certificate
                        + " -keystore "
                        + dir.resolve("trust.p12"));
    }

    private static void keytool(String arguments) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process =
                new ProcessBuilder(
                                (tool + " " + arguments + " -storepass " + STORE_PASSWORD)
                                        .split(" "))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("keytool " + arguments + ": " + said);
        }
    }
}
