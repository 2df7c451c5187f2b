package dev.moie.core.migration;

import dev.moie.core.json.JsonSplice;
import dev.moie.core.json.JsonText;
import dev.moie.core.json.Located;
import dev.moie.core.state.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * Version 2 knows when the system was booted and in which mode it runs, and has cyclic jobs. The
 * phases stay as they are, also 3 and 4, which the original dropped by hand.
 */
final class V1ToV2 implements Migration {

  @Override
  public int from() {
    return 1;
  }

  @Override
  public int to() {
    return 2;
  }

  @Override
  public String summary() {
    return "meta.boot_time (the time of the migration) and meta.mode \"daemon\" are added;"
        + " everything else stays as it is";
  }

  @Override
  public byte[] migrate(JsonText text, Located.Obj root, Instant now) {
    Located.Obj meta = Documents.object(root, "meta");
    JsonSplice splice = new JsonSplice(text);
    if (has(meta, "schema_version")) {
      splice.set(meta, "schema_version", "2");
    }
    if (!has(meta, "boot_time")) {
      splice.set(meta, "boot_time", JsonText.quote(Timestamps.text(now)));
    }
    if (!has(meta, "mode")) {
      splice.set(meta, "mode", "\"daemon\"");
    }
    return splice.result();
  }

  /** A {@code null} counts as absent. */
  private static boolean has(Located.Obj meta, String key) {
    Optional<Located> value = meta.member(key).map(Located.Member::value);
    return value.isPresent()
        && !(value.get() instanceof Located.Literal literal && literal.isNull());
  }
}
