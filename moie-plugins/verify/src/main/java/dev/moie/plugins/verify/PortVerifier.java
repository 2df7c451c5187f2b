package dev.moie.plugins.verify;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Holds if somebody listens on a TCP port, or if nobody does. */
@JobType(
    value = "verify/port",
    summary = "Holds if a TCP port is open, or closed",
    example = "{\"host\": \"127.0.0.1\", \"port\": 5432}")
public final class PortVerifier implements Verifier<PortConfig> {

  /** Made by the engine. */
  public PortVerifier() {}

  @Override
  public Verification verify(PortConfig config, JobContext job) {
    InetSocketAddress address = new InetSocketAddress(config.host(), config.port());
    String where = config.host() + ":" + config.port();
    if (address.isUnresolved()) {
      return Verification.inconclusive("the host " + config.host() + " is unknown");
    }
    long millis = Math.min(config.timeout().toMillis(), job.remaining().toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE)));
      return config.open()
          ? Verification.verified(where + " is open")
          : Verification.notVerified(where + " is open");
    } catch (SocketTimeoutException e) {
      return Verification.inconclusive(where + " did not answer within " + config.timeout());
    } catch (ConnectException refused) {
      return config.open()
          ? Verification.notVerified(where + " is closed")
          : Verification.verified(where + " is closed");
    } catch (IOException e) {
      return Verification.inconclusive(where + " cannot be reached: " + e.getMessage());
    }
  }
}
