package dev.moie.core.cluster;

import java.io.IOException;

/** A node cannot join, or a node that is asked about is not there. For people as it is. */
public final class ClusterException extends IOException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }
}
