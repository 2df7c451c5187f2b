package ${package};

import dev.moie.testkit.PluginConformance;

/** The packed jar keeps the contract of a plugin. */
class ConformanceIT extends PluginConformance {}
