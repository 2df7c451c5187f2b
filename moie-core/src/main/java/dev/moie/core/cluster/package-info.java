/**
 * A workspace on several machines: the nodes, which of them leads, and how jobs get from one to the
 * other. The work itself is carried by db-scheduler, which nothing outside of this package knows.
 */
package dev.moie.core.cluster;
