/* What libical reads in a calendar: a line for each event, fields parted by tabs, after a
 * line with the number of its errors. Usage: libical FILE */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static void show(const char *text) {
    for (; text != NULL && *text; text++) {
        switch (*text) {
        case '\n': fputs("\\n", stdout); break;
        case '\\': fputs("\\\\", stdout); break;
        default: putchar(*text);
        }
    }
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    FILE *file = fopen(arguments[1], "rb");
    if (file == NULL) return 2;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *data = calloc(1, (size_t)size + 1);
    if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size) return 2;
    icalcomponent *calendar = icalparser_parse_string(data);
    if (calendar == NULL) return 1;
    printf("%d\n", icalcomponent_count_errors(calendar) + !icalrestriction_check(calendar));
    icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event != NULL;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        show(icalcomponent_get_uid(event));
        putchar('\t');
        show(icaltime_as_ical_string(icalcomponent_get_dtstart(event)));
        putchar('\t');
        if (icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY))
            show(icaltime_as_ical_string(icalcomponent_get_dtend(event)));
        putchar('\t');
        show(icalcomponent_get_summary(event));
        putchar('\t');
        show(icalcomponent_get_description(event));
        putchar('\n');
    }
    icalcomponent_free(calendar);
    free(data);
    fclose(file);
    return 0;
}
