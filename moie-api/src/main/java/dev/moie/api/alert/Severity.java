package dev.moie.api.alert;

import dev.moie.api.Experimental;

/** How bad it is, from the least to the worst; compare with {@code compareTo}. */
@Experimental
public enum Severity {
  /** Good to know. */
  INFO,

  /** Somebody should look at it. */
  WARNING,

  /** Nothing works until somebody looks at it. */
  CRITICAL
}
