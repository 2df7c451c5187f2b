package dev.moie.core.cluster;

import java.util.List;

/**
 * What a node says of itself when it joins, and with each of its heartbeats.
 *
 * @param id its name, such as {@code db1-4711}; no two nodes have the same
 * @param host the machine
 * @param pid the process
 * @param version of the program
 * @param plugins what it has, such as {@code verify 0.1.0}
 * @param types what can be done there, such as {@code verify/file}
 * @param running the jobs that run there
 */
public record NodeInfo(
    String id,
    String host,
    long pid,
    String version,
    List<String> plugins,
    List<String> types,
    List<String> running) {

  public NodeInfo {
    plugins = List.copyOf(plugins);
    types = List.copyOf(types);
    running = List.copyOf(running);
  }
}
