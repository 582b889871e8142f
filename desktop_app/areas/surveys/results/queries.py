"""Results of surveys as page, report and export read them."""



