package dev.moie.plugins.notebook;

import dev.moie.testkit.PluginConformance;

/** The packed jar keeps the contract. */
class ConformanceIT extends PluginConformance {}
