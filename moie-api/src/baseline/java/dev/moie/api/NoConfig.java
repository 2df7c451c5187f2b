package dev.moie.api;

/** The configuration of a job type that has nothing to configure. */
public record NoConfig() {}
