package dev.moie.core.plugin;

/**
 * What a call of plugin code is about.
 *
 * @param plugin whose code it is
 * @param code which part of it, such as {@code arxiv/scan} or {@code a listener}
 * @param job the job that it is for; empty if for none
 */
record CallSubject(Candidate plugin, String code, String job) {

  CallSubject(Candidate plugin, String code) {
    this(plugin, code, "");
  }

  /** Such as {@code arxiv/scan in job 5.1}. */
  String describe() {
    return job.isEmpty() ? code : code + " in job " + job;
  }
}
