"""The figures that the province of Bình Phước reported for 2023."""

FIGURES = {
    "reception.visits": 4460,
    "reception.people": 3304,
    "reception.cases": 2901,
    "reception.groups": 32,
    "reception.by_head": 955,
    "petitions.all": 568,
    "petitions.cases": 1011,
    "petitions.within": 426,
    "petitions.within_cases": 534,
    "petitions.outside": 142,
    "petitions.outside_cases": 477,
    "complaints.all": 90,
    "complaints.cases": 85,
    "complaints.settled": 76,
    "complaints.open": 9,
    "complaints.withdrawn": 7,
}
FACTS = (
    "4.460 lượt",
    "3.304 người",
    "2.901 vụ việc",
    "32 đoàn",
    "955 lượt",
    "568 đơn với 1.011 vụ việc",
    "426 đơn với 534 vụ việc",
    "142 đơn với 477 vụ việc",
    "90 đơn/85 vụ việc",
    "đã giải quyết 76/85 vụ việc",
    "đang giải quyết 09/85 vụ việc",
    "rút đơn 07/76",
)
NUMBERS = ["4460", "3304", "2901", "32", "955", "568", "1011", "426", "534", "142", "477"]
NUMBERS += ["90", "85", "76", "85", "09", "85", "07", "76"]
