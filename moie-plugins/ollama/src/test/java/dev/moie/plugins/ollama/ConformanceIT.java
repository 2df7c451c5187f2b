package dev.moie.plugins.ollama;

import dev.moie.testkit.PluginConformance;

/** The packed jar keeps the contract. */
class ConformanceIT extends PluginConformance {}
