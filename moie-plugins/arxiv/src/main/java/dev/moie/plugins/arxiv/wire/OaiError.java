package dev.moie.plugins.arxiv.wire;

import java.io.IOException;

/** An error that OAI-PMH tells in its answer. */
public final class OaiError extends IOException {
  private static final long serialVersionUID = 1L;

  /** Nothing was changed in the window: no error at all. */
  public static final String NO_RECORDS = "noRecordsMatch";

  /** The token has expired; the window has to be begun anew. */
  public static final String BAD_TOKEN = "badResumptionToken";

  private final String code;

  OaiError(String code, String message) {
    super("arXiv's OAI-PMH answers with " + code + ": " + message);
    this.code = code;
  }

  /** Its code, as the protocol has it. */
  public String code() {
    return code;
  }
}
