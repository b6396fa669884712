# Times kripp.alpha of the package irr on ratings and on the characters of one code. Prints name, figure and
# seconds of the processor.
suppressPackageStartupMessages(library(irr))
folder <- commandArgs(trailingOnly = TRUE)[1]
cat("version", as.character(packageVersion("irr")), R.version$major, R.version$minor, "\n")

measure <- function(name, coders.by.units) {
  spent <- system.time(alpha <- kripp.alpha(coders.by.units, "nominal")$value)
  cat(name, format(alpha, digits = 15), spent[["user.self"]] + spent[["sys.self"]], "\n")
}

ratings <- as.matrix(read.csv(file.path(folder, "ratings.csv"), header = FALSE))
measure("ratings", ratings)

# Characters by coders, one code: 1 where a coder's run covers a character, 0 elsewhere.
runs <- read.csv(file.path(folder, "runs.csv"))
characters <- matrix(0, nrow = 4, ncol = 200000)
for (run in seq_len(nrow(runs))) characters[runs$coder[run], runs$start[run]:runs$end[run]] <- 1
measure("characters", characters)
