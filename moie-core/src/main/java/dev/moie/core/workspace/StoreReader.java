package dev.moie.core.workspace;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code store} and the section {@code cluster}. */
final class StoreReader {
  private static final Pattern URL = Pattern.compile("jdbc:postgresql:\\S+");
  private static final Pattern PASSWORD = Pattern.compile("(?i)[?&]password=|//[^/@]*@");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  /** With fewer, one lost message would be a dead node. */
  private static final int FEWEST_MISSED = 4;

  private final SettingsSection top;
  private final SettingsSection cluster;

  StoreReader(SettingsSection top) {
    this.top = top;
    this.cluster = top.section("cluster");
  }

  StoreSettings read() {
    StoreSettings otherwise = StoreSettings.DEFAULT;
    StoreSettings settings =
        new StoreSettings(
            url(),
            cluster.text("user"),
            cluster.text("password_secret"),
            matching("schema", SCHEMA, "takes a name of small letters, digits and _")
                .orElse(otherwise.schema()),
            cluster.whole("connections", otherwise.connections()),
            matching("node", NAME, "takes a name of letters, digits, dots, - and _"),
            cluster.duration("heartbeat", otherwise.heartbeat()),
            cluster.whole("missed", otherwise.missed()),
            cluster.duration("poll", otherwise.poll()));
    if (settings.missed() < FEWEST_MISSED) {
      cluster.refuse("missed", "has to be 4 at least: one lost message is no dead node");
    }
    cluster.refuseOthers();
    return settings;
  }

  private Optional<String> url() {
    Optional<String> url = top.text("store");
    if (url.isPresent() && !URL.matcher(url.get()).matches()) {
      top.refuse("store", "takes jdbc:postgresql://HOST/DATABASE, and nothing else");
    }
    if (url.filter(text -> PASSWORD.matcher(text).find()).isPresent()) {
      top.refuse(
          "store",
          "must not hold a user or a password: name the user with cluster.user, and the secret that"
              + " is the password with cluster.password_secret");
    }
    return url;
  }

  private Optional<String> matching(String key, Pattern pattern, String expectation) {
    Optional<String> text = cluster.text(key);
    if (text.isPresent() && !pattern.matcher(text.get()).matches()) {
      cluster.refuse(key, expectation);
    }
    return text;
  }
}
