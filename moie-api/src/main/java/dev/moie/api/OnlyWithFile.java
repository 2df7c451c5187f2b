package dev.moie.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of an {@link EngineListener} or a {@link dev.moie.api.policy.Policy}: the engine uses it only in
 * workspaces that have a file, and looks anew each time. In all others it costs nothing, for its
 * plugin is not even loaded. Without this it is used everywhere.
 *
 * <p>An engine that does not know it yet uses the extension in any case. Since API 0.1.1.
 */
@Experimental
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface OnlyWithFile {

  /**
   * The file; it counts as being there if anything of that name is, also what cannot be read.
   *
   * @return its name in the workspace's folder, such as {@code governance.yaml}
   */
  String value();
}
