/** The checks of a cluster: they say nothing where a workspace lies in files. */
package dev.moie.core.doctor.cluster;
