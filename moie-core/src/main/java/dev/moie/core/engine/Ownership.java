package dev.moie.core.engine;

import java.util.OptionalLong;

/**
 * Whether what is being done is still this process's to do. In a workspace on one machine it always
 * is: the kernel's lock sees to that. In a cluster a job passes to another node when this one was
 * not heard of for too long, and this one may not know of it yet. Thread-safe.
 */
public interface Ownership {

  /** Nobody else can have it. */
  Ownership ALONE =
      new Ownership() {
        @Override
        public OptionalLong token() {
          return OptionalLong.empty();
        }

        @Override
        public boolean isHeld() {
          return true;
        }
      };

  /** The fencing token: whoever gets the job later has a greater one. Empty if there is none. */
  OptionalLong token();

  /** Looks, at this moment. False also if it cannot be found out. May take as long as a query. */
  boolean isHeld();
}
