package dev.moie.plugins.notify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A conversation with a mail server (RFC 5321), with STARTTLS (RFC 3207) and AUTH (RFC 4954). By
 * hand, since a conversation has to end when its time is over, whatever the server does, and with
 * it every thread and class: mail libraries keep some of both.
 */
final class SmtpConnection {
  private static final int MAX_LINE = 2000;
  private static final int MAX_LINES = 100;

  private final EmailConfig config;
  private volatile Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();
  private String abilities = "";

  SmtpConnection(EmailConfig config) {
    this.config = config;
  }

  /** A server's answer. */
  private record Reply(int code, String text) {}

  /** Connects, secures the connection, and says hello. */
  void open() throws IOException, GeneralSecurityException {
    socket.connect(new InetSocketAddress(config.host(), config.port()));
    use(socket);
    if (config.security() == EmailConfig.Security.TLS) {
      secure();
    }
    expect(read(), 220, "its greeting");
    hello();
    if (config.security() == EmailConfig.Security.STARTTLS) {
      if (!can("STARTTLS")) {
        throw new IOException(
            "the server offers no STARTTLS on this port; try another port, or security: tls");
      }
      expect(ask("STARTTLS"), 220, "STARTTLS");
      if (in.available() > 0) {
        // Whatever was sent before the encryption could be anybody's (CVE-2011-0411).
        throw new IOException("the server went on talking in clear after STARTTLS");
      }
      secure();
      hello();
    }
  }

  private void use(Socket connected) throws IOException {
    socket = connected;
    in = new BufferedInputStream(connected.getInputStream());
    out = connected.getOutputStream();
  }

  private void secure() throws IOException, GeneralSecurityException {
    SSLSocket secured =
        (SSLSocket)
            Trust.context(config.trust())
                .getSocketFactory()
                .createSocket(socket, config.host(), config.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    socket = secured;
    secured.startHandshake();
    use(secured);
  }

  private void hello() throws IOException {
    abilities = expect(ask("EHLO moie.localdomain"), 250, "EHLO").toUpperCase(Locale.ROOT);
  }

  private boolean can(String ability) {
    return abilities.lines().anyMatch(line -> line.strip().startsWith(ability));
  }

  /** Logs in; the connection is secured, or the server on this machine. */
  void logIn(String user, String password) throws IOException {
    String methods =
        abilities
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("AUTH"))
            .findFirst()
            .orElse("");
    if (methods.contains("PLAIN") || !methods.contains("LOGIN")) {
      expect(ask("AUTH PLAIN " + base64("\0" + user + "\0" + password)), 235, "the log-in");
      return;
    }
    expect(ask("AUTH LOGIN"), 334, "the log-in");
    expect(ask(base64(user)), 334, "the log-in");
    expect(ask(base64(password)), 235, "the log-in");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a message.
   *
   * @param message lines that end with CR LF, none of which begins with a full stop
   * @return what the server said
   */
  String send(String from, List<String> to, String message) throws IOException {
    expect(ask("MAIL FROM:<" + from + ">"), 250, "the sender " + from);
    for (String address : to) {
      Reply reply = ask("RCPT TO:<" + address + ">");
      if (reply.code() != 251) {
        expect(reply, 250, "the recipient " + address);
      }
    }
    expect(ask("DATA"), 354, "DATA");
    write(message + ".\r\n");
    String said = expect(read(), 250, "the message");
    // It has the message; what becomes of the farewell is no matter.
    try {
      write("QUIT\r\n");
    } catch (IOException gone) {
      return Text.line(said, 200);
    }
    return Text.line(said, 200);
  }

  private static String expect(Reply reply, int code, String what) throws IOException {
    if (reply.code() != code) {
      throw new IOException(
          "the server refused " + what + ": " + reply.code() + " " + Text.line(reply.text(), 200));
    }
    return reply.text();
  }

  private Reply ask(String line) throws IOException {
    write(line + "\r\n");
    return read();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private Reply read() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int lines = 0; lines < MAX_LINES; lines++) {
      String line = line();
      if (!line.matches("[2-5][0-9][0-9]([ -].*)?")) {
        throw new IOException("the server does not speak SMTP: " + Text.line(line, 100));
      }
      text.append(line.length() > 4 ? line.substring(4) : "").append('\n');
      if (line.length() < 4 || line.charAt(3) == ' ') {
        return new Reply(Integer.parseInt(line.substring(0, 3)), text.toString());
      }
    }
    throw new IOException("the server answers without end");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (line.length() > MAX_LINE) {
        throw new IOException("the server answers with a line without end");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  /** Closes the connection, at whatever it is. May be called by any thread. */
  void hangUp() {
    Socket connected = socket;
    try {
      connected.close();
    } catch (IOException closedAlready) {
      // It is what was wanted.
    }
  }
}
