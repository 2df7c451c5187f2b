/**
 * What the engine tells its {@linkplain dev.moie.api.EngineListener listeners}: immutable records,
 * made by the engine only. Later versions add components to them; read them by name.
 */
package dev.moie.api.event;
