package dev.moie.core.cluster;

/**
 * That db-scheduler has given a row to a node, as long as nobody else has had it since.
 *
 * @param node which has it
 * @param version of the row, which grows with each pick
 */
record Pick(String node, long version) {}
