/* Seconds that libical takes to write, or to read, a calendar so many times over.
 * Usage: libical write EVENTS.tsv COUNT LOOPS | read CALENDAR.ics COUNT LOOPS | version */
#define _GNU_SOURCE
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FIELDS = 8 };

static char *content(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) exit(2);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *data = calloc(1, (size_t)size + 1);
    if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size) exit(2);
    fclose(file);
    return data;
}

static void add_extension(icalcomponent *event, const char *name, const char *value) {
    icalproperty *property = icalproperty_new_x(value);
    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(event, property);
}

/* The fields of a line are parted by tabs: uid, start, end, title, description, tags, place, edtf. */
static long write_events(const char *source) {
    char *lines = strdup(source);
    long count = 0;
    struct icaltimetype stamp = icaltime_from_string("20250728T000000Z");
    icalcomponent *calendar = icalcomponent_vanew(
        ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
        icalproperty_new_prodid("-//benchmark//EN"), (void *)0);
    for (char *rest = NULL, *line = strtok_r(lines, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        char *field[FIELDS];
        for (int index = 0; index < FIELDS; index++) field[index] = strsep(&line, "\t");
        icalcomponent *event = icalcomponent_vanew(
            ICAL_VEVENT_COMPONENT, icalproperty_new_uid(field[0]),
            icalproperty_new_dtstamp(stamp),
            icalproperty_new_dtstart(icaltime_from_string(field[1])),
            icalproperty_new_dtend(icaltime_from_string(field[2])),
            icalproperty_new_summary(field[3]), icalproperty_new_description(field[4]),
            icalproperty_new_categories(field[5]), icalproperty_new_location(field[6]),
            icalproperty_new_status(ICAL_STATUS_CONFIRMED),
            icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT), (void *)0);
        add_extension(event, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
        add_extension(event, "X-TIMELINE-TYPE", "event");
        if (*field[7] != '\0') add_extension(event, "X-EDTF", field[7]);
        icalcomponent_add_component(calendar, event);
    }
    char *written = icalcomponent_as_ical_string_r(calendar);
    if (written == NULL) exit(1);
    for (const char *at = written; (at = strstr(at, "BEGIN:VEVENT")) != NULL; at++) count++;
    free(written);
    icalcomponent_free(calendar);
    free(lines);
    return count;
}

static long read_events(const char *source) {
    long count = 0;
    icalcomponent *calendar = icalparser_parse_string(source);
    if (calendar == NULL) exit(1);
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event != NULL;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
        count += icalcomponent_get_summary(event) != NULL;
    icalcomponent_free(calendar);
    return count;
}

static double now(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return (double)moment.tv_sec + (double)moment.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count == 2 && strcmp(arguments[1], "version") == 0) return puts(LIBICAL_VERSION) < 0;
    if (count != 5) return 2;
    char *data = content(arguments[2]);
    long (*work)(const char *) = strcmp(arguments[1], "write") == 0 ? write_events : read_events;
    long expected = atol(arguments[3]), loops = atol(arguments[4]);
    if (work(data) != expected) {
        fprintf(stderr, "not %ld events\n", expected);
        return 1;
    }
    double start = now();
    for (long loop = 0; loop < loops; loop++) work(data);
    printf("%.9f\n", now() - start);
    free(data);
    return 0;
}
