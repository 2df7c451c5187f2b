package dev.moie.plugins.governance;

import dev.moie.testkit.PluginConformance;

/** The packed jar keeps the contract. */
class ConformanceIT extends PluginConformance {}
