package io.churnwarnings.registry;

import io.churnwarnings.registry.payload.SchemaText;

/** Where schemas come from. */
@FunctionalInterface
interface SchemaSource {

    /**
     * The schema with an id.
     *
     * @return null if there is none
     * @throws SchemaRefusedException if the registry refuses this schema and answers otherwise
     * @throws RegistryException if the registry does not answer as a registry
     */
    SchemaText schema(int id) throws SchemaRefusedException;
}
