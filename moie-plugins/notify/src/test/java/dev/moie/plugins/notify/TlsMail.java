package dev.moie.plugins.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server with a certificate of its own, which it has made for localhost. */
final class TlsMail implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final SSLContext context = SSLContext.getInstance("TLS");
  private final Path certificate;
  private final List<String> clear = new CopyOnWriteArrayList<>();
  private final List<String> secured = new CopyOnWriteArrayList<>();

  TlsMail(Path folder, boolean starttls) throws Exception {
    Path store = folder.resolve("mail-" + starttls + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    certificate = store.resolveSibling("mail-" + starttls + ".pem");
    Files.writeString(
        certificate,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate("mail").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    context.init(managers.getKeyManagers(), null, null);
    Thread thread = new Thread(() -> serve(starttls), "tls-mail");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(boolean starttls) {
    try (Socket socket = server.accept()) {
      if (!starttls) {
        talk(secure(socket), secured, true, false);
      } else if (talk(socket, clear, true, true)) {
        talk(secure(socket), secured, false, false);
      }
    } catch (IOException e) {
      secured.add(e.toString());
    }
  }

  private Socket secure(Socket socket) throws IOException {
    SSLSocket made =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
    made.setUseClientMode(false);
    made.startHandshake();
    return made;
  }

  /** True if it ends with STARTTLS. */
  private static boolean talk(Socket socket, List<String> heard, boolean greets, boolean starttls)
      throws IOException {
    // No more may be read than one line: what follows STARTTLS is for another reader.
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
    OutputStream out = socket.getOutputStream();
    if (greets) {
      say(out, "220 ready");
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (line.startsWith("EHLO")) {
        say(
            out,
            "250-localhost\r\n250-AUTH LOGIN PLAIN\r\n250 " + (starttls ? "STARTTLS" : "HELP"));
      } else if (line.equals("STARTTLS")) {
        say(out, "220 go");
        return true;
      } else if (line.startsWith("AUTH")) {
        say(out, "235 welcome");
      } else if (line.equals("DATA")) {
        say(out, "354 go on");
        while (!".".equals(line)) {
          line = in.readLine();
        }
        say(out, "250 taken");
      } else if (line.equals("QUIT")) {
        return false;
      } else {
        say(out, "250 fine");
      }
    }
    return false;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  int port() {
    return server.getLocalPort();
  }

  Path certificate() {
    return certificate;
  }

  List<String> heard() {
    return secured;
  }

  String heardInClear() {
    return String.join("\n", clear);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
