package dev.moie.core.plugin;

import dev.moie.core.plugin.lock.LockEntry;
import java.nio.file.Path;
import java.util.List;

/**
 * The problems of where a jar comes from: its signature, and what {@code plugins.lock} says of it.
 */
final class TrustProblems {
  private TrustProblems() {}

  static PluginProblem badSignature(String why) {
    return new PluginProblem(
        "BAD_SIGNATURE",
        "its signature does not fit what is in it: " + why,
        "somebody has changed it since it was signed: get it anew from its maker");
  }

  static PluginProblem uselessSignature() {
    return new PluginProblem(
        "BAD_SIGNATURE",
        "it has a signature, but none that this Java accepts: it is cut down, or its algorithm is"
            + " too weak",
        "ask its maker to sign it again with the jarsigner of a current JDK");
  }

  static PluginProblem partlySigned(String first, int count) {
    return new PluginProblem(
        "PARTLY_SIGNED",
        "it is signed, but not all of it: "
            + Thrown.line(first)
            + (count == 1 ? "" : " and " + (count - 1) + " more")
            + " came later",
        "get it anew from its maker; who packs jars into another must drop their signatures first");
  }

  static PluginProblem severalSigners() {
    return new PluginProblem(
        "PARTLY_SIGNED",
        "its entries are signed by different signers",
        "ask its maker for a jar that is signed as a whole");
  }

  static PluginProblem expiredSigner(JarSigner signer) {
    return new PluginProblem(
        "EXPIRED_SIGNER",
        "the certificate of its signer "
            + signer.subject()
            + " ended at "
            + signer.expires()
            + ", and no time stamp tells that it was signed before",
        "ask its maker to sign it again, with a time stamp");
  }

  static PluginProblem wrongSigner(List<JarSigner> signers) {
    return new PluginProblem(
        signers.isEmpty() ? "NOT_SIGNED" : "WRONG_SIGNER",
        (signers.isEmpty()
                ? "nobody has signed it"
                : "it is signed by "
                    + String.join(
                        " and ",
                        signers.stream()
                            .map(each -> each.subject() + " (" + each.fingerprint() + ")")
                            .toList()))
            + ", and moie.yaml has plugins.require_signer",
        "get it from a signer that is listed there, or add the fingerprint if you trust it");
  }

  static PluginProblem noLock() {
    return new PluginProblem(
        "NOT_LOCKED",
        "moie.yaml has plugins.require_lock, and there is no plugins.lock",
        "look at what is in the plugins folder, then moie plugins lock");
  }

  static PluginProblem notLocked(String id) {
    return new PluginProblem(
        "NOT_LOCKED",
        "plugins.lock does not have the plugin \"" + id + "\"",
        "if you know where the jar comes from: moie plugins lock");
  }

  static PluginProblem notAsLocked(LockEntry entry, Candidate candidate) {
    List<String> signers =
        candidate.facts().signers().stream().map(JarSigner::fingerprint).sorted().toList();
    List<String> before = entry.signers().stream().map(LockEntry.Signer::sha256).sorted().toList();
    return new PluginProblem(
        "NOT_AS_LOCKED",
        "it is not the jar that plugins.lock has: that is "
            + entry.version()
            + " with SHA-256 "
            + entry.sha256().substring(0, 12)
            + "…, this is "
            + candidate.version()
            + " with "
            + candidate.facts().sha256().substring(0, 12)
            + "…"
            + (signers.equals(before) ? "" : ", and its signer is another"),
        "if you know why it changed: moie plugins lock; else put the earlier jar back");
  }

  static PluginProblem lockUnreadable(Path lock, boolean required, Exception cause) {
    return new PluginProblem(
        "LOCK_UNREADABLE",
        lock
            + " cannot be used, so "
            + (required ? "every jar is refused" : "no jar is held against it")
            + ": "
            + Thrown.describe(cause),
        "mend it, or take it back from version control; moie plugins lock writes it anew once it is"
            + " removed");
  }
}
