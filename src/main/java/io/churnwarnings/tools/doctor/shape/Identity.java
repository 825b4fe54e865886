package io.churnwarnings.tools.doctor.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether the ids of customers are those of people, as far as e-mails beside them show it. */
public final class Identity {

    private static final Set<String> NOBODY =
            Set.of(
                    "0",
                    "guest",
                    "(not set)",
                    "null",
                    "none",
                    "unknown",
                    "anonymous",
                    "n/a",
                    "-",
                    "-1",
                    "nan",
                    "undefined",
                    "gast",
                    "invité",
                    "invitado",
                    "ospite");

    private final String idPlace;
    private final String mailPlace;
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Set<String> allIds = new HashSet<>();
    private final Set<String> mails = new HashSet<>();
    private int records;
    private int withMail;
    private int mailAlone;
    private int idAlone;

    public Identity(String idPlace, String mailPlace) {
        this.idPlace = idPlace;
        this.mailPlace = mailPlace;
    }

    public void add(JsonNode record) {
        String id = FieldPlaces.text(record, idPlace);
        String mail = FieldPlaces.text(record, mailPlace);
        boolean nobody = id == null || isNobody(id);
        records++;
        if (mail == null) {
            idAlone += nobody ? 0 : 1;
            return;
        }
        withMail++;
        mails.add(mail);
        if (nobody) {
            mailAlone++;
        } else {
            ids.computeIfAbsent(mail, key -> new HashSet<>()).add(id);
            allIds.add(id);
        }
    }

    public static boolean isNobody(String id) {
        return NOBODY.contains(id.toLowerCase(java.util.Locale.ROOT)) || id.matches("0+\\.0*");
    }

    private long severalIds() {
        return ids.values().stream().filter(some -> some.size() > 1).count();
    }

    /** The e-mail's place, where it tells better who bought; else null. */
    public String better() {
        boolean fails = severalIds() > 0 || mailAlone > 0;
        // An address of the shop, for example, does not identify a customer.
        boolean tells = 3 * mails.size() > allIds.size();
        return fails && tells && withMail > idAlone ? mailPlace : null;
    }

    /** Why, in words. */
    public String why() {
        return "%d of %d records have an e-mail (%s) and no id of a customer (%s), and %d e-mails have several ids: the e-mail is proposed, for all."
                .formatted(mailAlone, records, mailPlace, idPlace, severalIds());
    }
}
