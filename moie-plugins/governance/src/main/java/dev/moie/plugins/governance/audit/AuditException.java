package dev.moie.plugins.governance.audit;

import java.io.IOException;

/** The trail cannot be gone on with. */
public final class AuditException extends IOException {
  private static final long serialVersionUID = 1L;

  AuditException(String message) {
    super(message);
  }
}
