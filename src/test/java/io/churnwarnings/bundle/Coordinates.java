package io.churnwarnings.bundle;

/** Group, name and version of a library. */
record Coordinates(String group, String name, String version) {

    /** Reads {@code group:name:version}, with or without a classifier before the version. */
    static Coordinates parse(String text) {
        String[] parts = text.strip().split(":");
        if (parts.length < 3) {
            throw new IllegalArgumentException("not group:name:version: " + text);
        }
        return new Coordinates(parts[0], parts[1], parts[parts.length - 1]);
    }

    String purl() {
        return "pkg:maven/" + group + "/" + name + "@" + version;
    }

    @Override
    public String toString() {
        return group + ":" + name + ":" + version;
    }
}
