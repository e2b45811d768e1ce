#include "CUnits.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char unit[] = {
#embed "backtalk.service"
};
static const unsigned char activation[] = {
#embed "org.backtalk.Backtalk1.service"
};

const struct backtalk_unit backtalk_unit = {unit, sizeof unit};
const struct backtalk_unit backtalk_activation = {activation, sizeof activation};
