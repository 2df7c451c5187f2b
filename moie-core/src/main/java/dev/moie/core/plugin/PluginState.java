package dev.moie.core.plugin;

/** How far a plugin has come. */
public enum PluginState {
  /** Its jar was not accepted; its problems say why. */
  REFUSED,
  /** A plugin of the same id in a folder of higher precedence is used instead. */
  SHADOWED,
  /** Healthy as far as can be seen from outside; none of its code has run. */
  READY,
  /** Loaded and in use. */
  STARTED,
  /** It broke out of a call, and none of its code runs any more; its problems say why. */
  QUARANTINED,
  /** An operator has switched it, or one that it needs, off; its problems say why. */
  DISABLED,
  /** It could not be loaded or started; its problems say why. */
  FAILED
}
